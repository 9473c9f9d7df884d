//! Reports and pictures: HTML, Markdown and SVG, as strings.
