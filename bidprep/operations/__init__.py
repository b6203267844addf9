"""What a person can do, one function each; used by the window and the command line alike."""
