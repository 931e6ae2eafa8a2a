"""Sources and issues in, items by address out: what was collected, what was covered, where and when."""
