"""Saved web pages of the shapes that the web has: one function a shape, from a story to the bytes of its page."""

from __future__ import annotations

import json
from collections.abc import Callable
from html import escape

from tests.corpus.stories import Story

NAV = "".join(
    f'<li><a href="/{name.lower()}">{name}</a></li>'
    for name in ("Home", "World", "Africa", "Sport", "Opinion", "Video")
)
RELATED = (
    "Nineteen hurt as bus overturns on mountain road",
    "Army says it killed 30 rebels in forest offensive",
    "Bomb kills four at checkpoint in the capital",
    "Opinion: why the ceasefire never had a chance",
)
LINKS = "".join(f'<li><a href="/news/{n}">{escape(title)}</a></li>' for n, title in enumerate(RELATED))
COMMENTS = (
    ("Lena K.", "So sad. They also killed my neighbour last year and nobody wrote about it."),
    ("truth4all", "Fake news!! I heard it was at least 50 dead, they are hiding it from us."),
)
SCRIPT = "<script>window.dataLayer=window.dataLayer||[];function gtag(){dataLayer.push(arguments)};var a='killed 99 people';</script>"


def body(story: Story) -> str:
    """The story's blocks as paragraphs, headings and lists."""
    out, listed = [], False
    for kind, text in story.blocks:
        if (kind == "li") != listed:
            out.append("<ul>" if kind == "li" else "</ul>")
            listed = kind == "li"
        tag = {"p": "p", "h": "h2", "li": "li", "stamp": "h3"}[kind]
        out.append(f"<{tag}>{escape(text, quote=False)}</{tag}>")
    return "\n".join([*out, "</ul>" * listed])


def newspaper(story: Story) -> bytes:
    """A daily's page: JSON-LD, OpenGraph, menus, inline links to other stories, a newsletter box, comments."""
    data = {
        "@context": "https://schema.org",
        "@graph": [
            {"@type": "WebSite", "name": "The Daily Ledger", "url": "https://ledger.example.org/"},
            {
                "@type": "NewsArticle",
                "headline": story.title,
                "datePublished": f"{story.published}T21:14:00+00:00",
                "dateModified": "2023-05-02T08:00:00+00:00",
                "publisher": {"@type": "Organization", "name": "The Daily Ledger"},
                "author": [{"@type": "Person", "name": "Mira Okafor"}],
            },
        ],
    }
    first, rest = body(story).split("</p>", 1)
    return f"""<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><title>{escape(story.title)} | The Daily Ledger</title>
<link rel="canonical" href="https://ledger.example.org/world/{story.slug}"><meta property="og:site_name" content="The Daily Ledger">
<meta property="og:title" content="{escape(story.title)}"><meta property="og:type" content="article">
<script type="application/ld+json">{json.dumps(data)}</script>{SCRIPT}</head><body>
<header><nav><ul>{NAV}</ul></nav><form action="/search"><input name="q"><button>Search</button></form></header>
<div class="cookie-banner"><p>We use cookies to improve your experience. <button>Accept all</button></p></div>
<main><article><h1>{escape(story.title)}</h1><p class="byline">By <a href="/a/mira">Mira Okafor</a></p>
<div class="share-buttons"><a href="#">Facebook</a> <a href="#">Twitter</a> <a href="#">WhatsApp</a></div>
<figure><img src="/x.jpg" alt="street"></figure>
<div class="article-body">{first}</p>
<aside class="related-inline"><h4>Related</h4><ul>{LINKS}</ul></aside>{rest}
<div class="newsletter-signup"><h4>Sign up to our newsletter</h4><p>Get the day's stories in your inbox every morning.</p></div>
</div></article>
<section id="comments" class="comments"><h3>2 comments</h3>{"".join(f'<div class="comment"><b>{n}</b><p>{t}</p></div>' for n, t in COMMENTS)}</section></main>
<aside class="sidebar"><h3>Most read</h3><ol>{LINKS}</ol></aside>
<footer><p>© 2023 The Daily Ledger. All rights reserved.</p><ul>{NAV}</ul></footer></body></html>""".encode()


def weblog(story: Story) -> bytes:
    """A WordPress page: entry-content, time element, tags, previous and next post, archive in the sidebar."""
    day = story.published
    return f"""<!DOCTYPE html><html lang="en-US"><head><meta charset="UTF-8"><title>{escape(story.title)} – Border Watch</title>
<meta name="generator" content="WordPress 5.8"><meta property="article:published_time" content="{day}T06:30:00+00:00"></head>
<body class="single single-post"><div id="page"><div id="masthead"><a href="/">Border Watch</a><p class="site-description">News from the borderlands</p><ul id="menu">{NAV}</ul></div>
<div id="content"><div id="primary"><article id="post-1821" class="post type-post status-publish hentry category-news">
<header class="entry-header"><h1 class="entry-title">{escape(story.title)}</h1>
<div class="entry-meta"><span class="posted-on">Posted on <time class="entry-date published" datetime="{day}T06:30:00+00:00">{day:%B} {day.day}, {day.year}</time></span> <span class="byline">by <a href="/author/admin">admin</a></span></div></header>
<div class="entry-content">{body(story)}</div>
<footer class="entry-footer"><span class="cat-links">Posted in <a href="/c/news">News</a></span><span class="tags-links">Tagged <a href="/t/army">army</a>, <a href="/t/attack">attack</a></span></footer></article>
<nav class="post-navigation"><div class="nav-previous"><a href="/p/1">{RELATED[0]}</a></div><div class="nav-next"><a href="/p/2">{RELATED[1]}</a></div></nav>
<div id="comments" class="comments-area"><h2 class="comments-title">2 thoughts on “{escape(story.title)}”</h2><ol class="comment-list">{"".join(f'<li class="comment"><article class="comment-body"><b>{n}</b> says: <div class="comment-content"><p>{t}</p></div></article></li>' for n, t in COMMENTS)}</ol>
<div id="respond"><h3>Leave a Reply</h3><p>Your email address will not be published.</p></div></div></div>
<div id="secondary" class="widget-area"><div class="widget"><h2>Recent Posts</h2><ul>{LINKS}</ul></div><div class="widget"><h2>Archives</h2><ul><li><a href="/2023/03">March 2023</a></li><li><a href="/2023/02">February 2023</a></li></ul></div></div>
</div><footer id="colophon">Proudly powered by WordPress</footer></div></body></html>""".encode()


def tables(story: Story) -> bytes:
    """A page of the 1990s: nested tables, fonts, Windows-1252, line breaks for paragraphs, the date in the page's text."""
    lines = "<br><br>\n".join(escape(text, quote=False) for _, text in story.blocks)
    return f"""<HTML><HEAD><TITLE>{escape(story.title)}</TITLE>
<META http-equiv="Content-Type" content="text/html; charset=windows-1252"></HEAD><BODY bgcolor=white>
<TABLE width=760 border=0><TR><TD colspan=2 bgcolor=navy><FONT color=white size=5>Human Rights Bulletin</FONT></TD></TR>
<TR><TD width=140 valign=top><A HREF="index.html">Home</A><BR><A HREF="old.html">Archive</A><BR><A HREF="about.html">About us</A><BR><A HREF="mail.html">Contact</A></TD>
<TD valign=top><FONT size=4><B>{escape(story.title)}</B></FONT><BR><BR><I>{story.published.day} {story.published:%B %Y}</I><BR><BR>
<FONT face="Arial" size=2>{lines}</FONT><BR><BR><A HREF="index.html">Back to the index</A></TD></TR>
<TR><TD colspan=2 align=center><FONT size=1>Copyright Human Rights Bulletin</FONT></TD></TR></TABLE></BODY></HTML>""".encode(
        "cp1252"
    )


def soup(story: Story) -> bytes:
    """A ministry's page: no paragraphs, no article, bare divisions with numbered classes, the date in its URL."""
    lines = "\n".join(
        f'<div class="c-{900 + n}"><span>{escape(text, quote=False)}</span></div>'
        for n, (_, text) in enumerate(story.blocks)
    )
    url = f"https://ministry.example.org/press/{story.published:%Y/%m/%d}/{story.slug}"
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{escape(story.title)}</title><link rel="canonical" href="{url}"></head>
<body><div class="c-1"><div class="c-2"><a href="/">Home</a> <a href="/press">Press</a> <a href="/contact">Contact</a></div></div>
<div class="c-3"><div class="c-4"><h1>{escape(story.title)}</h1><div class="c-5">{lines}</div></div></div>
<div class="c-8"><div>Ministry of the Interior</div><div><a href="/legal">Legal notice</a></div></div></body></html>""".encode()


def framework(story: Story) -> bytes:
    """A page of a JavaScript site: hashed class names, the data once more in a script, banners, a paywall note."""
    blob = json.dumps({"props": {"pageProps": {"title": story.title, "body": [text for _, text in story.blocks]}}})
    return f"""<!doctype html><html lang="en"><head><meta charset="utf-8"/><meta name="viewport" content="width=device-width"/>
<title>{escape(story.title)} - Meridian</title><meta property="og:site_name" content="Meridian"/><meta property="og:title" content="{escape(story.title)}"/>
<meta property="og:url" content="https://meridian.example.net/a/{story.slug}"/><meta name="parsely-pub-date" content="{story.published}T10:00:00Z"/></head>
<body><div id="__next"><div class="sc-1a2b"><a class="sc-skip" href="#main">Skip to content</a><nav class="sc-nav"><ul>{NAV}</ul></nav></div>
<div role="dialog" class="sc-consent"><p>We and our 412 partners store and access information on a device.</p><button>Agree</button></div>
<main id="main"><div class="sc-9f8e"><h1 class="sc-h1">{escape(story.title)}</h1><div class="sc-meta"><span>Meridian staff</span><span>4 min read</span></div>
<section class="sc-body">{body(story)}</section>
<div class="sc-paywall"><p>Subscribe to read every story without limits.</p></div></div>
<section class="sc-more"><h2>More from Meridian</h2><ul>{LINKS}</ul></section></main>
<footer class="sc-foot"><p>Meridian Media Group</p><ul>{NAV}</ul></footer></div><script id="__NEXT_DATA__" type="application/json">{blob}</script></body></html>""".encode()


def microdata(story: Story) -> bytes:
    """An agency's page: itemprop attributes, a caption, a fact box after the text, a list of topics."""
    return f"""<!DOCTYPE html><html lang="en" itemscope itemtype="https://schema.org/NewsArticle"><head><meta charset="utf-8">
<title>{escape(story.title)} :: Sahel Press Agency</title></head><body>
<div class="topbar"><div class="logo">Sahel Press Agency</div><ul class="menu">{NAV}</ul></div>
<div class="wrapper"><div class="story" itemprop="mainEntity"><h1 itemprop="headline">{escape(story.title)}</h1>
<meta itemprop="datePublished" content="{story.published}"><span itemprop="publisher" itemscope itemtype="https://schema.org/Organization"><meta itemprop="name" content="Sahel Press Agency"></span>
<div itemprop="articleBody" class="text">{body(story)}</div>
<div class="topics"><span>Topics:</span> <a href="/t/1">Security</a> <a href="/t/2">Region</a></div></div>
<div class="right-col"><h3>Latest</h3><ul>{LINKS}</ul></div></div>
<div class="footer">Sahel Press Agency - all rights reserved</div></body></html>""".encode()


def live(story: Story) -> bytes:
    """A live blog: entries with their times in page order, a summary on top, the same entries in JSON-LD."""
    summary, entries = _entries(story)
    blocks = "\n".join(
        f'<div class="live-block" id="block-{n}"><p class="block-time"><time datetime="{story.published}T{stamp}:00Z">{stamp}</time></p>'
        f'<h2 class="block-title">{escape(head)}</h2><div class="block-elements"><p>{escape(text, quote=False)}</p></div>'
        '<div class="share"><a href="#">Share</a></div></div>'
        for n, (stamp, head, text) in enumerate(entries)
    )
    data = {
        "@context": "https://schema.org",
        "@type": "LiveBlogPosting",
        "headline": story.title,
        "datePublished": f"{story.published}T08:00:00Z",
        "liveBlogUpdate": [
            {
                "@type": "BlogPosting",
                "headline": head,
                "datePublished": f"{story.published}T{stamp}:00Z",
                "articleBody": text,
            }
            for stamp, head, text in entries
        ],
    }
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{escape(story.title)} – live | The Coast</title>
<script type="application/ld+json">{json.dumps(data)}</script><meta property="og:site_name" content="The Coast"></head><body>
<header><ul>{NAV}</ul></header><main><h1>{escape(story.title)}</h1><div class="standfirst"><p>{escape(summary)}</p></div>
<div class="live-blog">{blocks}</div><button>Load more</button></main>
<section class="most-viewed"><h3>Most viewed</h3><ul>{LINKS}</ul></section><footer><ul>{NAV}</ul></footer></body></html>""".encode()


def _entries(story: Story) -> tuple[str, list[tuple[str, str, str]]]:
    texts = [text for _, text in story.blocks]
    return texts[0], [(texts[n], texts[n + 1], texts[n + 2]) for n in range(1, len(texts), 3)]


def saved(story: Story) -> bytes:
    """A page saved by a browser: XHTML, the place it was saved from in a comment, soft hyphens and no-break spaces."""
    text = body(story).replace("of the", "of&nbsp;the").replace("attack", "at&shy;tack")
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd">
<!-- saved from url=(0052)https://observer.example.com/{story.slug} -->
<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="en" lang="en"><head><title>{escape(story.title)} - Observer</title>
<meta name="DC.date.issued" content="{story.published}" /><meta name="author" content="Observer staff" /></head>
<body><div id="header"><h2>Observer</h2><ul id="nav">{NAV}</ul></div><div id="main"><div id="story"><h1>{escape(story.title)}</h1>
{text}</div><div id="related"><h3>See also</h3><ul>{LINKS}</ul></div></div><div id="footer"><p>Observer, 12 Harbour Road</p></div></body></html>""".encode()


def amp(story: Story) -> bytes:
    """An AMP page: amp elements between the paragraphs, links to other stories in bold lines of the text."""
    parts = body(story).split("</p>")
    parts[min(1, len(parts) - 1)] = (
        f'<p><strong><a href="/r">READ ALSO: {RELATED[2]}</a></strong></p><amp-ad width="300" height="250"></amp-ad>'
        + parts[min(1, len(parts) - 1)]
    )
    return f"""<!doctype html><html amp lang="en"><head><meta charset="utf-8"><title>{escape(story.title)}</title><link rel="canonical" href="https://nation.example.com/{story.published:%Y-%m-%d}-{story.slug}.html">
<script type="application/ld+json">{{"@context":"http://schema.org","@type":"ReportageNewsArticle","headline":{json.dumps(story.title)},"datePublished":"{story.published:%d %B %Y}","publisher":{{"@type":"NewsMediaOrganization","name":"Nation"}}}}</script></head>
<body><amp-sidebar id="menu"><ul>{NAV}</ul></amp-sidebar><article class="amp-wp-article"><header><h1 class="amp-wp-title">{escape(story.title)}</h1></header>
<amp-img src="x.jpg" width="600" height="400"></amp-img><div class="amp-wp-article-content">{"</p>".join(parts)}</div></article>
<div class="recommended"><h3>Recommended</h3><ul>{LINKS}</ul></div><footer><p>Nation Media</p></footer></body></html>""".encode()


def cards() -> str:
    """Teasers of other stories, each with a picture, a linked heading, a few words and a day."""
    return "".join(
        f'<article class="card"><a href="/x/{n}"><img src="a.jpg"><h3>{escape(title)}</h3></a><p class="card-text">{escape(title)} and '
        f'what it means for the talks.</p><time datetime="2024-01-0{n + 1}">Jan {n + 1}</time></article>'
        for n, title in enumerate(RELATED)
    )


def broadcaster(story: Story) -> bytes:
    """A broadcaster's page: every paragraph in blocks of its own, links to more inside the article."""
    blocks = "".join(
        f'<div data-component="text-block"><div><p>{escape(text, quote=False)}</p></div></div>'
        for _, text in story.blocks
    )
    return f"""<html lang="en-GB"><head><meta charset="utf-8"><title>{escape(story.title)} - Coast News</title></head><body>
<header><div role="navigation"><ul>{NAV}</ul></div></header><main id="main-content"><article><header><h1 id="main-heading">{escape(story.title)}</h1></header>
<div data-component="byline-block"><span>Published</span> <time datetime="{story.published}T10:00:00.000Z">{story.published.day} {story.published:%B %Y}</time></div>
{blocks}<div data-component="links-block"><h2>More on this story</h2><ul>{LINKS}</ul></div></article>
<section aria-labelledby="top"><h2 id="top">Top stories</h2><ul>{LINKS}</ul></section></main><footer>Copyright © 2024 Coast.</footer></body></html>""".encode()


def portal(story: Story) -> bytes:
    """A portal: the site's name before the title, the headline an h2, class names that speak of comments and sidebars."""
    return f"""<!doctype html><html><head><meta charset="utf-8"><title>Hills Portal | {escape(story.title)}</title></head>
<body class="has-sidebar comments-closed"><nav class="navbar"><ul>{NAV}</ul></nav><div class="container"><div class="row">
<div class="col-md-8 post-content comments-open"><h2 class="post-title">{escape(story.title)}</h2><span class="date">{story.published:%d %b %Y}</span>
<div class="text">{body(story)}</div><div class="sharethis">Share: <a href="#">Facebook</a> <a href="#">Twitter</a></div></div>
<div class="col-md-4"><h4>Latest news</h4>{cards()}</div></div></div></body></html>""".encode()


def magazine(story: Story) -> bytes:
    """A magazine: the site's name is the h1, two dates of which one is the change's, a river of cards below."""
    return f"""<html><head><meta charset="utf-8"><title>{escape(story.title)} « The Outpost</title></head><body><h1 class="site-title"><a href="/">The Outpost</a></h1>
<div id="content"><div class="post"><h2><a href="/p">{escape(story.title)}</a></h2><div class="meta"><span>Last updated: 3 May 2024</span></div>
<div class="meta"><span>Published: {story.published:%B} {story.published.day}, {story.published.year}</span></div><div class="entry">{body(story)}</div>
<p class="postmetadata">Posted in <a href="a">News</a> | <a href="b">No Comments »</a></p></div></div>
<section class="river"><h2>You may also like</h2>{cards()}</section></body></html>""".encode()


SHAPES: dict[str, Callable[[Story], bytes]] = {
    shape.__name__: shape
    for shape in (newspaper, weblog, tables, soup, framework, microdata, saved, amp, broadcaster, portal, magazine)
}
