/**
 * The name of a site: its host without `www.` and without prefixes for small screens or AMP (`m.`, `mobile.`, `touch.`,
 * `amp.`, and the `m` of `en.m.wikipedia.org`).
 *
 * Nothing is removed where the rest would be a shared domain (`co.uk`, `github.io`): `m.github.io` is the page of a
 * user called m.
 */
export function siteName(host: string): string {
  let name = host.toLowerCase().replace(/\.+$/, '')
  for (let last = ''; last !== name;) {
    last = name
    const [, rest = ''] = /^(?:www|m|mobile|touch|amp)\.(.+)$/.exec(name) ?? []
    const [, language = '', after = ''] = /^([a-z]{2,12}(?:-[a-z]{2,8})?)\.m\.(.+)$/.exec(name) ?? []
    if (isOneSite(rest)) name = rest
    else if (isOneSite(after)) name = `${language}.${after}`
  }
  return name
}

function isOneSite(name: string): boolean {
  if (!name.includes('.') || SHARED.has(name)) return false
  // "co.uk", "com.au": each name under these has its own owner.
  return !/^(?:co|com|org|net|edu|gov|gob|gouv|go|ac|or|ne|sch|nom|info)\.[a-z]{2}$/.test(name)
}

/** Hosts whose subdomains belong to different users; the better known of the private part of the public suffix list. */
const SHARED: ReadonlySet<string> = new Set(
  (
    'github.io gitlab.io bitbucket.io blogspot.com wordpress.com tumblr.com medium.com substack.com ghost.io ' +
    'netlify.app vercel.app pages.dev workers.dev web.app firebaseapp.com herokuapp.com onrender.com fly.dev ' +
    'weebly.com wixsite.com webflow.io squarespace.com jimdo.com jimdofree.com over-blog.com livejournal.com ' +
    'typepad.com neocities.org readthedocs.io gitbook.io notion.site cloudfront.net amazonaws.com azurewebsites.net ' +
    'surge.sh glitch.me repl.co replit.app hatenablog.com altervista.org free.fr hf.space streamlit.app bearblog.dev'
  ).split(' '),
)
