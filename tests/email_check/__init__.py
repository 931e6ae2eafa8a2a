"""What can be seen of a mail without the clients that show it, and the facts about these clients."""
