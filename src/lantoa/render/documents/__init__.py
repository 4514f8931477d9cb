"""A report as documents: PDF, DOCX, XLSX, CSV, JSON, and the package that holds them."""
