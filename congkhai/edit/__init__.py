"""What helps editors: problems shown, mechanical mends, scaffolds, reports appended, forms, JSON Schema."""
