/** Splits a tag field into its tags, each once: "tesla, dates,tesla" → ["tesla", "dates"] */
export function splitTags(text: string): string[] {
  return [...new Set(text.split(',').map((tag) => tag.trim().replace(/\s+/g, ' ')))].filter((tag) => tag !== '')
}
