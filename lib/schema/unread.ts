/**
 * Parts of a page that people see or edit and that are not read: a page inside the page, text in a picture, text in an
 * editor, text below the cut of a box, blurred text.
 */
export const unreadParts = ['frame', 'picture', 'edited', 'cut', 'blurred'] as const

export type UnreadPart = (typeof unreadParts)[number]
