/** Ports of programs that serve models on this computer: Ollama, LM Studio and llama.cpp. */
export const KNOWN_PORTS = [11434, 1234, 8080]

/** Lines for a terminal that make Ollama answer the extension, by system. Ollama is to be started again after it. */
export function ollamaLines(origin: string): { system: string; line: string }[] {
  return [
    { system: 'macOS', line: `launchctl setenv OLLAMA_ORIGINS "${origin}"` },
    { system: 'Linux', line: `OLLAMA_ORIGINS="${origin}" ollama serve` },
    { system: 'Windows', line: `setx OLLAMA_ORIGINS "${origin}"` },
  ]
}
