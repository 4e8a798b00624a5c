"""Files of scores, as statistics programs and spreadsheets write them."""
