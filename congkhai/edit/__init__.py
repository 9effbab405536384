"""What helps editors: problems shown, automatic fixes, new files, added reports, forms, JSON Schema."""
