/** Programs that serve models on this computer, with the ports that they use by themselves. */
export const KNOWN_SERVERS = [
  { name: 'Ollama', port: 11434 },
  { name: 'LM Studio', port: 1234 },
  { name: 'llama.cpp', port: 8080 },
] as const

/** Lines for a terminal that make Ollama answer the extension, by system. Ollama is to be started again after it. */
export function ollamaLines(origin: string): { system: string; line: string }[] {
  return [
    { system: 'macOS', line: `launchctl setenv OLLAMA_ORIGINS "${origin}"` },
    { system: 'Linux', line: `OLLAMA_ORIGINS="${origin}" ollama serve` },
    { system: 'Windows', line: `setx OLLAMA_ORIGINS "${origin}"` },
  ]
}
