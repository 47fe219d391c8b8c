/** Markup that may be sent as it is. */
export class Html {
  readonly markup: string;

  constructor(markup: string) {
    this.markup = markup;
  }
}

type Piece = string | Html | readonly Html[] | null;

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text as markup: good between tags and in quoted attributes. */
const escape = (text: string): string => text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);

function markupOf(piece: Piece): string {
  if (piece === null) return '';
  if (typeof piece === 'string') return escape(piece);
  return piece instanceof Html ? piece.markup : piece.map(({ markup }) => markup).join('\n');
}

/** Markup with pieces put in: text is escaped, markup stays, a list is joined, null is nothing. */
export const html = (fixed: TemplateStringsArray, ...pieces: Piece[]): Html =>
  new Html(String.raw({ raw: fixed }, ...pieces.map(markupOf)));
