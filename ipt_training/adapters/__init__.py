"""What meets the outside world: database, files, time, chance, reports; strangers to each other."""
