/** The picture that others show with a link to the site, https://ogp.me/#structured. */
export const card = { file: 'card.png', width: 1200, height: 630 };
