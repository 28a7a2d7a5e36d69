"""What goes to a customer on paper: laid out once, painted for the preview, a PDF and the printer."""
