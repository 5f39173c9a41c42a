"""What the reading is taught by, and how it learns."""
