"""Charts as plain lists of primitives: the window paints them with QPainter, the PDF with reportlab."""
