import { rangeOf } from '../ranges.ts'
import type { FindRanges } from '../types.ts'

const ADDRESS =
  /(?<![A-Za-z0-9._%+-])[A-Za-z0-9][A-Za-z0-9._%+-]*[ ]?(?:@|艾特|[（(\[]at[）)\]])[ ]?[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}/gi
/** Mailboxes of an office or a service (RFC 2142 and the like, and what Chinese offices call theirs): nobody's. */
const ROLE =
  /^(?:no-?reply|do-?not-?reply|postmaster|webmaster|info|support|service|services|admin|contact|office|sales|hotline|feedback|help|kefu|fuwu|jianyi|zixun|tousu|jubao|fankui|xinxiang|bangongshi|xxgk|gongkai|zhengji|shizhang|12345)[ ]?[@艾（(\[]/i

/** E-mail addresses but those of offices and services. */
export const findEmails: FindRanges = (text) =>
  [...text.matchAll(ADDRESS)].filter(([written]) => !ROLE.test(written)).map(rangeOf)
