/** Returns the first comment of a tool that contains a command, without the signs of the comment; `name` without one. */
export function usageIn(text, name) {
  const comments = text.match(/^\/\*\*[^]*?\*\/|^\/\/.*(?:\n\/\/.*)*/gm) ?? []
  const usage = comments.find((comment) => /`(npm run|npm start|node) /.test(comment)) ?? name
  return usage.replace(/^\/\*\*\n?|\s*\*\/$/g, '').replace(/^( \*|\/\/) ?/gm, '')
}
