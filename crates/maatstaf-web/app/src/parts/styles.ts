// What the engine draws brings its sheet in its markup, which the policy of the page does not take: it is cut out before
// the text is parsed, and adopted.

/** The text without its sheets, and the sheets. */
export function cutStyles(text: string): { text: string; styles: string[] } {
  const styles: string[] = []
  const rest = text.replace(/<style>([^]*?)<\/style>/g, (_, style: string) => {
    styles.push(style)
    return ''
  })
  return { text: rest, styles }
}
