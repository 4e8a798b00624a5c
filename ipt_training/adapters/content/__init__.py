"""Content packs from folders of YAML: located, read strictly, checked, and given as domain values."""
