/**
 * Whether a parameter of an address is only for tracking, sharing or display: the article is the same without it.
 *
 * The names are from the documentation of their makers, or from the lists of browsers and blockers (Firefox's query
 * stripping, the ClearURLs rules, the AdGuard URL tracking filter). A name with other common uses (`ref`, `source`,
 * `s`, `id`) counts only on sites that are known to use it for tracking.
 *
 * @param name in lower case, decoded
 * @param host without `www.` and the like
 */
export function isTracking(name: string, host: string): boolean {
  if (NAMES.has(name) || PREFIXES.some((prefix) => name.startsWith(prefix))) return true
  return ON_SITES.some(([sites, names]) => names.has(name) && sites.some((site) => isOn(host, site)))
}

function isOn(host: string, site: string): boolean {
  return host === site || host.endsWith(`.${site}`)
}

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '))

/** Campaigns: Google Analytics, Matomo and Piwik, HubSpot, AT Internet, Vero, Omeda, Facebook, Webtrends, AMP. */
const PREFIXES = [
  ...['utm_', 'mtm_', 'matomo_', 'pk_', 'piwik_', 'hsa_', '__hs', '_hs', 'at_', 'ga_', 'vero_', 'oly_', 'fb_action_'],
  ...['wt_', 'trk_', 'amp_', 'aspsessionid'],
]

const NAMES: ReadonlySet<string> = new Set([
  // Clicks: Google, Microsoft, Facebook, Instagram, Twitter, TikTok, LinkedIn, Yandex, Yahoo, Snapchat, Reddit, Impact.
  ...set('gclid gclsrc dclid gbraid wbraid gad_source gad_campaignid srsltid msclkid fbclid igshid igsh twclid ttclid'),
  ...set('li_fat_id yclid ysclid _openstat sccid rdt_cid irclickid irgwc mibextid'),
  // Letters and their makers: Mailchimp, Marketo, Klaviyo, Drip, Braze, Sailthru, MailerLite, ActiveCampaign.
  ...set('mc_cid mc_eid mkt_tok _ke _kx __s _bta_tid _bta_c sailthru_id ml_subscriber ml_subscriber_hash vgo_ee'),
  // Measuring: Google's links between domains, Branch, Adobe, Webtrekk, Comscore, Yahoo's way of consent, Alibaba.
  ...set('_ga _gl _branch_match_id _branch_referrer s_kwcid s_cid ef_id icid cmpid cmp ncid wickedid xtor spm scm'),
  ...set('ns_mchannel ns_source ns_campaign ns_linkname ns_fee guccounter guce_referrer guce_referrer_sig'),
  ...set('fb_source fb_ref ref_src ref_url __twitter_impression __source soc_src soc_trk'),
  // Google's AMP viewer.
  ...set('usqp aoh ampshare'),
  // Sessions, which identify the user and not the page.
  ...set('phpsessid jsessionid'),
])

const ON_SITES: readonly (readonly [sites: readonly string[], names: ReadonlySet<string>])[] = [
  [
    ['nytimes.com'],
    set('smid smtyp ref referringsource partner emc campaign_id instance_id segment_id user_id regi_id'),
  ],
  [['washingtonpost.com'], set('itid wpisrc wpmm tid pwapi_token')],
  [['wsj.com', 'barrons.com', 'marketwatch.com'], set('mod st reflink reflink_article ref siteid')],
  [['bloomberg.com'], set('sref srnd leadsource embedded-checkout')],
  [['economist.com'], set('fsrc')],
  [['ft.com'], set('segmentid sharetype ftcamp')],
  [['theguardian.com'], set('ref referrer')],
  [['bbc.com', 'bbc.co.uk'], set('ocid intlink_from_url link_location')],
  [['cnn.com'], set('cid iid')],
  [['nbcnews.com', 'cnbc.com', 'msnbc.com'], set('cid')],
  [['time.com', 'fortune.com'], set('xid')],
  [['forbes.com'], set('sh')],
  [['businessinsider.com', 'insider.com'], set('r ir op')],
  [['wired.com', 'newyorker.com', 'arstechnica.com', 'vanityfair.com'], set('mbid bxid cndid esrc source')],
  [['msn.com'], set('ocid cvid ei')],
  [['yahoo.com'], set('tsrc src')],
  [['techcrunch.com', 'theverge.com', 'vox.com'], set('ref')],
  [['spiegel.de'], set('sara_ref sara_icid')],
  [['medium.com', 'towardsdatascience.com'], set('source sk')],
  [['substack.com'], set('r s showwelcome showwelcomeonshare triedredirect isfreemail publication_id post_id token')],
  [['twitter.com', 'x.com'], set('s t cxt cn refsrc')],
  [['youtube.com', 'youtu.be'], set('si feature pp ab_channel')],
  [['reddit.com'], set('ref ref_source share_id rdt correlation_id')],
  [['linkedin.com'], set('trk trackingid lipi rcm originalsubdomain')],
  [['facebook.com'], set('ref fref hc_ref refsrc __tn__ paipv eav refid')],
  [['tiktok.com'], set('is_from_webapp sender_device _r _t web_id')],
  [['wikipedia.org', 'wiktionary.org', 'wikimedia.org'], set('wprov useskin mobileaction')],
  [['arxiv.org'], set('context')],
  [['quora.com'], set('share srid ch')],
  [['open.spotify.com'], set('si context')],
]
