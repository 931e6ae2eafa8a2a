"""The built site in, what a reader, a feed reader or a search engine would stumble over out."""
