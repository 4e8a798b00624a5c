"""What a programme of a thousand trainees costs: two builds of the product in the same run."""
