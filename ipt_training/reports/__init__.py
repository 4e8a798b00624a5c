"""What a report says, as rows and cells; how it looks and becomes bytes is elsewhere."""
