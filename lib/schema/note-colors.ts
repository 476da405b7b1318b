export const noteColors = ['yellow', 'green', 'blue', 'pink', 'purple'] as const
export type NoteColor = (typeof noteColors)[number]
