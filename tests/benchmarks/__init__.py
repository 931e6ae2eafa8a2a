"""How quick it is: a generated archive of any size, and a runner that measures whole processes."""
