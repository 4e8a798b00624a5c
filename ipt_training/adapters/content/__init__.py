"""Content packs from folders of YAML: located, read strictly, checked, given as values."""
