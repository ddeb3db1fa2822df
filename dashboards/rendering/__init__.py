"""Values into text, HTML, SVG and colours: language, theme, elements. Knows no page, no database."""
