/** What people say before they say something, and what they type to try a line. */
const EMPTY =
  /您好|你好|喂|在吗|有人吗|请问|那个|这个|就是|然后|我想(?:说|问|反映)(?:一下)?|反映一下|说一下|测试|试一下|来电|电话|谢谢|再见|没(?:有)?(?:声音|内容|事了?)|不知道(?:怎么|该)?说(?:什么|啥)?|没什么|随便(?:问问|说说|看看)|算了|好的?|知道了|试试|无人说话|挂断|不详|无|[啊嗯呃哦噢唉哎哈呵嘿嗨呀吧呢吗嘛了的]/g
const LEAST_SIGNS = 2
const LEAST_WORDS = 3

/** Whether a masked text tells of anything at all beside greetings, sounds and numbers. */
export function hasContent(text: string): boolean {
  const rest = text.replace(/［[^］]*］/g, '').replace(EMPTY, '')
  const signs = new Set(rest.match(/\p{Script=Han}/gu))
  const words = rest.match(/[A-Za-z]*[aeiouAEIOU][A-Za-z]+/g) ?? []
  return signs.size >= LEAST_SIGNS || words.length >= LEAST_WORDS
}

/** What is said of a ticket that tells of nothing. */
export const NO_CONTENT = '内容不明，请补充'
