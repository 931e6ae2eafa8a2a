"""The checks of finished mails, one kind of fault a file."""
