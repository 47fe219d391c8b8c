/** The text, cut to so many units where it has more; never within a character that takes two. */
export const cutText = (text: string, most: number): string =>
  text
    .toWellFormed()
    .slice(0, most)
    .replace(/[\uD800-\uDBFF]$/, '')
    .trim();
