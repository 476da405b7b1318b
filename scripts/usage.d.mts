export function usageIn(text: string, name: string): string
