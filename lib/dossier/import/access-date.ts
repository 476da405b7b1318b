const DAY = String.raw`\d{1,4}[./-]\d{1,2}[./-]\d{1,4}|(?:\d{1,2}(?:st|nd|rd|th|er)?\.? (?:of |de )?)?\p{L}{3,10}\.? (?:de )?(?:\d{1,2}(?:st|nd|rd|th)?,? )?\d{4}|\d{4}(?:,? \p{L}{3,10}\.?(?: \d{1,2})?)?`

/** The day on which somebody opened a page: "Retrieved May 5, 2024, from", "(abgerufen am 5. Mai 2024)". */
export const ACCESS = new RegExp(
  String.raw`[([]?\s?\b(?:(?:last|date|zuletzt|dernier|dernière|ultimo|último)\s)?(?:accessed|access(?:\sdate)?|retrieved|viewed|visited|checked|fetched|abgerufen|aufgerufen|besucht|geprüft|Abruf|Zugriff|consultée?|consultado|consultato|accès|geraadpleegd)(?!\p{L})(?:\s(?:on|am|at|le|el|il|op|in))?:?\s?(${DAY})(?:,?\s(?:from|at|via|um)\b(?:\s\d{1,2}[:.]\d\d(?:\s?(?:Uhr|UTC|[ap]\.?m\.?))?)?)?[)\]]?[.,;]?`,
  'iu',
)
