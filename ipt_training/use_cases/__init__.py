"""One module for each job to be done; each asks the ports and never the machine."""
