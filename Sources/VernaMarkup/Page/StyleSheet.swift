/// The style sheet of every page: tokens for light, dark and print, then the parts. It is the one place where
/// colours and sizes are named.
public enum StyleSheet {
  /// The whole sheet.
  public static let all = TrustedMarkup(joining: [
    TrustedMarkup(":root{"), lightTokens, TrustedMarkup("}"),
    TrustedMarkup("@media screen{:root[data-theme=dark]{"), darkTokens, TrustedMarkup("}}"),
    TrustedMarkup("@media screen and (prefers-color-scheme:dark){:root:not([data-theme=light]){"), darkTokens,
    TrustedMarkup("}}"),
    base, layout, parts, numbers, tables, charts, narrow, print,
  ])

  /// The Okabe-Ito hues on paper white; the `-t` tones are for text and reach 4.5:1 or better.
  static let lightTokens = TrustedMarkup(
    """
    color-scheme:light;--bg:#fff;--surface:#f5f6f8;--raised:#fff;--ink:#171a1f;--ink2:#545c68;--hair:#e2e5ea;
    --hair2:#c9ced6;--shadow:0 8px 28px rgba(23,26,31,.16);--accent:#0072b2;
    --members:#0072b2;--anonymous:#8a8f98;--points:#e69f00;--good:#009e73;--warning:#cc79a7;--bad:#d55e00;
    --neutral:#9aa1ab;--fresh:#56b4e9;--returned:#009e73;--quiet:#b9c8d6;--sleeping:#d9a6c3;--lost:#a3a8b0;
    --members-t:#00649d;--anonymous-t:#626873;--points-t:#855a00;--good-t:#006f51;--warning-t:#9a3f73;
    --bad-t:#b04c00;--neutral-t:#5c636e;--fresh-t:#1b6f9f;--returned-t:#006f51;--quiet-t:#56687a;
    --sleeping-t:#964a75;--lost-t:#5c636e;--norm:rgba(0,158,115,.13);--norm-edge:rgba(0,120,88,.55);
    --rest:#eceef1;--hatch:rgba(23,26,31,.38);--faint:.65;--on-points:#171a1f;
    """)

  /// The same meanings on a dark ground: lighter tones of the same hues.
  static let darkTokens = TrustedMarkup(
    """
    color-scheme:dark;--bg:#12161b;--surface:#1a1f26;--raised:#222831;--ink:#e9ecf0;--ink2:#a6aeba;--hair:#2b323b;
    --hair2:#434c58;--shadow:0 8px 28px rgba(0,0,0,.55);--accent:#56b4e9;
    --members:#4aa6dd;--anonymous:#858c97;--points:#eeb13a;--good:#26b88d;--warning:#dc93bb;--bad:#ee8434;
    --neutral:#7d8590;--fresh:#8ccdf2;--returned:#26b88d;--quiet:#4a5d70;--sleeping:#8f5d7c;--lost:#59606b;
    --members-t:#6bb9ea;--anonymous-t:#a8afba;--points-t:#eeb13a;--good-t:#3cc79d;--warning-t:#e3a5c8;
    --bad-t:#f39a55;--neutral-t:#a8afba;--fresh-t:#8ccdf2;--returned-t:#3cc79d;--quiet-t:#9fb3c6;
    --sleeping-t:#d7a3c3;--lost-t:#a8afba;--norm:rgba(38,184,141,.16);--norm-edge:rgba(60,199,157,.6);
    --rest:#262d36;--hatch:rgba(233,236,240,.42);--faint:.65;--on-points:#000;
    """)

  static let base = TrustedMarkup(
    """
    *{box-sizing:border-box}
    html{scroll-padding-top:72px;-webkit-text-size-adjust:100%}
    body{margin:0;background:var(--bg);color:var(--ink);font:14px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,
    "Noto Sans","Liberation Sans",Arial,sans-serif;font-variant-numeric:tabular-nums}
    h1,h2,h3,h4,p,figure,dl,dd,ul,ol{margin:0}
    h1{font-size:28px;line-height:1.25;font-weight:650;letter-spacing:-.01em;text-wrap:balance}
    h2{font-size:20px;line-height:1.3;font-weight:650}
    h3{font-size:16px;line-height:1.35;font-weight:650;text-wrap:pretty}
    h4{font-size:12px;line-height:1.4;font-weight:600;color:var(--ink2)}
    a{color:var(--accent);text-underline-offset:2px}
    ul,ol{padding-left:20px}
    code,.formula{font-family:ui-monospace,"SF Mono",Consolas,"Noto Sans Mono",monospace;font-size:12px}
    button{font:inherit;color:inherit}
    :focus-visible{outline:2px solid var(--accent);outline-offset:2px;border-radius:2px}
    .quiet{color:var(--ink2)}.small{font-size:12px;line-height:1.45}.lead{font-size:16px}
    .nowrap{white-space:nowrap}
    .skip{position:absolute;left:-999px}.skip:focus{left:8px;top:8px;background:var(--bg);padding:8px;z-index:60}
    .defs{position:absolute;width:0;height:0;overflow:hidden}
    """)

  static let layout = TrustedMarkup(
    """
    .top{position:sticky;top:0;z-index:40;display:flex;align-items:center;gap:16px;height:56px;padding:0 24px;
    background:var(--bg);border-bottom:1px solid var(--hair)}
    .brand{font-weight:700;font-size:16px;letter-spacing:-.01em;text-decoration:none;color:var(--ink)}
    .brand::before{content:"";display:inline-block;width:10px;height:10px;margin-right:8px;border-radius:50%;
    background:var(--members);box-shadow:5px 0 0 -1px var(--points)}
    .top-title{flex:1;min-width:0;overflow:hidden;text-overflow:ellipsis;white-space:nowrap;color:var(--ink2)}
    .tool{background:none;border:1px solid var(--hair2);border-radius:6px;padding:4px 12px;cursor:pointer;
    font-size:12px;line-height:20px;white-space:nowrap}
    .tool:hover{background:var(--surface)}
    .tool.script{display:none}.js .tool.script{display:inline-block}
    .frame{display:grid;grid-template-columns:224px minmax(0,1fr);max-width:1240px;margin:0 auto}
    .side{position:sticky;top:56px;align-self:start;max-height:calc(100vh - 56px);overflow:auto;
    padding:24px 16px 24px 24px;font-size:14px}
    .side h4{margin:20px 0 4px 8px}.side h4:first-child{margin-top:0}
    .side a{display:flex;justify-content:space-between;gap:8px;padding:4px 8px;border-radius:6px;color:var(--ink);
    text-decoration:none;line-height:1.4}
    .side a:hover{background:var(--surface)}
    .side a[aria-current]{background:var(--surface);font-weight:600;box-shadow:inset 2px 0 0 var(--members)}
    .side .count{color:var(--bad-t);font-size:12px;font-weight:600}
    .side details>summary{padding:4px 8px;cursor:pointer;color:var(--ink2);border-radius:6px}
    .side details>summary:hover{background:var(--surface)}
    .menu{display:none}
    main{padding:32px 24px 80px;min-width:0}
    .page{display:none}
    .page:target,.page:has(:target){display:block}
    body:not(:has(.page:target,.page :target)) .page.first{display:block}
    @supports not selector(:has(a)){.page{display:block;margin-bottom:64px}}
    .page-head{margin-bottom:32px;max-width:820px}.page-head h1+p{margin-top:8px}
    .kicker{color:var(--ink2);font-size:12px;margin-bottom:8px}
    .block{margin-top:48px}.block>h2{margin-bottom:20px}.block>h2:has(+.quiet){margin-bottom:4px}
    .block>h2+.quiet{margin-bottom:20px;max-width:760px}.block>figure+.grid2,.block>.grid2+.grid2,.block>figure+figure{margin-top:40px}
    .block>h3+.quiet{margin-bottom:8px}
    .grid2{display:grid;grid-template-columns:repeat(2,minmax(0,1fr));gap:40px 32px}
    .grid3{display:grid;grid-template-columns:repeat(3,minmax(0,1fr));gap:16px}
    .row{display:contents}.print-only{display:none}
    .foot{margin-top:64px;padding-top:16px;border-top:1px solid var(--hair);color:var(--ink2);font-size:12px}
    """)

  static let parts = TrustedMarkup(
    """
    .panel{background:var(--surface);border-radius:10px;padding:20px 24px}
    .card{display:flex;flex-direction:column;gap:8px;border:1px solid var(--hair);border-radius:10px;
    padding:16px 16px 12px;min-width:0;background:var(--bg)}
    .card h3{font-size:14px;font-weight:600}
    .card .means{color:var(--ink2);font-size:12px;line-height:1.4}
    .card .big{display:flex;align-items:baseline;justify-content:space-between;gap:8px;flex-wrap:wrap}
    .card .spacer{flex:1}
    .big .value{font-size:28px;line-height:1.15;font-weight:650;letter-spacing:-.01em}
    .hero{font-size:40px;line-height:1.1;font-weight:650;letter-spacing:-.02em}
    .status{display:inline-flex;align-items:center;gap:6px;font-size:12px;font-weight:600;white-space:nowrap}
    .status::before{content:"";width:10px;height:10px;flex:none;background:currentColor}
    .status.good{color:var(--good-t)}.status.good::before{border-radius:50%}
    .status.bad{color:var(--bad-t)}.status.bad::before{clip-path:polygon(50% 100%,0 8%,100% 8%)}
    .status.bad.up::before{clip-path:polygon(50% 0,0 92%,100% 92%)}
    .status.warning{color:var(--warning-t)}.status.warning::before{clip-path:polygon(50% 0,100% 50%,50% 100%,0 50%)}
    .status.none{color:var(--ink2)}.status.none::before{width:6px;height:6px;margin:0 2px;border-radius:50%}
    .status.early{color:var(--ink2)}.status.early::before{background:none;border:2px dotted currentColor;
    border-radius:50%}
    .tag{display:inline-block;padding:0 6px;border:1px solid var(--hair2);border-radius:4px;font-size:12px;
    line-height:18px;color:var(--ink2);white-space:nowrap}
    .tag.naive{background:repeating-linear-gradient(135deg,var(--rest) 0 4px,transparent 4px 8px)}
    .change{font-size:12px;color:var(--ink2)}
    .findings{list-style:none;padding:0;margin-top:16px}
    .finding{padding:24px 0;border-top:1px solid var(--hair);display:grid;grid-template-columns:40px minmax(0,1fr);
    break-inside:avoid}
    .finding:last-child{border-bottom:1px solid var(--hair)}
    .finding .rank{font-size:20px;line-height:1.2;font-weight:650;color:var(--ink2)}
    .finding-head{display:flex;justify-content:space-between;align-items:baseline;gap:8px 24px;flex-wrap:wrap}
    .finding-head h3{max-width:640px}
    .finding-body{display:grid;grid-template-columns:repeat(3,minmax(0,1fr));gap:12px 32px;margin-top:12px}
    .finding-body ul{padding-left:16px}.finding-body li+li{margin-top:4px}
    .finding-body h4{margin-bottom:4px}
    .money{display:grid;grid-template-columns:repeat(3,minmax(0,1fr));gap:12px 32px;margin-top:16px;padding:12px 16px;
    background:var(--surface);border-radius:8px}
    .money dt{font-size:12px;color:var(--ink2)}.money dd{font-size:16px;font-weight:650}
    .money dd small{display:block;font-size:12px;font-weight:400;color:var(--ink2);line-height:1.4}
    .do{font-weight:600}
    .fold>summary,.further>summary{cursor:pointer}.further{margin-top:12px}.further>summary{color:var(--ink2);font-size:12px}
    .fold>summary{list-style:none}.fold>summary::-webkit-details-marker{display:none}
    .fold>summary h3{font-size:14px}.fold>summary h3::after{content:" \\203A";color:var(--ink2)}
    .finding:has(>.fold:not([open])){padding:12px 0}.fold>summary:hover h3{color:var(--accent)}
    .big .value small{font-size:14px;font-weight:400;color:var(--ink2);letter-spacing:0}
    .digest{padding-left:20px;margin:0 0 32px;max-width:820px}
    .digest li{margin-top:8px;padding-left:4px}.digest li::marker{color:var(--ink2);font-weight:600}
    .digest a{color:var(--ink);text-decoration-color:var(--hair2);font-weight:600}
    .digest-do{display:block;color:var(--ink2)}
    .gauge figcaption p{max-width:720px}
    .figures{list-style:none;padding:0!important;margin-top:8px}
    .evidence{margin-top:12px}.action+.action{margin-top:16px}.action ul{margin:4px 0}
    .naive-panel{background:repeating-linear-gradient(135deg,var(--surface) 0 6px,transparent 6px 12px);padding:8px 16px;
    border-radius:8px}.naive-panel thead th{background:none;position:static}
    .narrow-table{max-width:560px}
    .note{border-left:3px solid var(--hair2);padding:4px 0 4px 16px;color:var(--ink2);max-width:760px}
    .empty{padding:24px;border:1px dashed var(--hair2);border-radius:10px;color:var(--ink2);max-width:760px}
    .empty strong{color:var(--ink)}
    .memo{max-width:760px}.memo p{font-size:16px;line-height:1.6;margin-top:12px}
    .steps>li{margin-top:8px}
    .decision{border:1px solid var(--hair);border-radius:10px;padding:16px}
    .decision h3{margin-bottom:8px}.decision dt{font-size:12px;color:var(--ink2);margin-top:8px}
    """)

  static let numbers = TrustedMarkup(
    """
    .n{display:inline-block;position:relative}
    .n>summary{list-style:none;cursor:pointer;text-decoration:underline dotted var(--hair2) 1px;
    text-underline-offset:4px}
    .n>summary::-webkit-details-marker{display:none}
    .n>summary:hover,.n[open]>summary{text-decoration-color:var(--accent)}
    .pop{position:absolute;z-index:50;left:0;top:calc(100% + 6px);width:min(380px,calc(100vw - 32px));
    padding:16px;background:var(--raised);border:1px solid var(--hair2);border-radius:10px;box-shadow:var(--shadow);
    font-size:12px;line-height:1.45;font-weight:400;letter-spacing:0;text-align:left;white-space:normal;
    color:var(--ink);max-height:70vh;overflow:auto}
    .js .pop{position:fixed;left:auto;top:auto}
    html:not(.js) .scroll .pop{position:static}
    .pop b{display:block;font-size:14px}
    .pop .formula{display:block;margin:8px 0;padding:8px;background:var(--surface);border-radius:6px;
    white-space:pre-wrap;overflow-wrap:anywhere}
    .pop dl{display:grid;grid-template-columns:auto minmax(0,1fr);gap:4px 12px}
    .pop dt{color:var(--ink2)}.pop dd{text-align:right;overflow-wrap:anywhere}
    .pop dd.long{grid-column:1/-1;text-align:left;margin-top:-4px}
    .pop p{margin-top:8px}
    .na{color:var(--ink2);cursor:help;text-decoration:underline dotted var(--hair2) 1px;text-underline-offset:4px;
    font-weight:400}
    .short{cursor:help}
    #tip{position:fixed;z-index:70;pointer-events:none;background:var(--ink);color:var(--bg);font-size:12px;
    line-height:1.45;padding:6px 10px;border-radius:6px;white-space:pre-line;max-width:320px;display:none}
    """)

  static let tables = TrustedMarkup(
    """
    .scroll{overflow-x:auto;max-width:100%}
    .js .cut:not(.open) tbody tr:nth-child(n+41):not(.total){display:none}
    .cut.open>.scroll{max-height:80vh;overflow:auto}.cut.open>.more,html:not(.js) .cut>.more{display:none}
    .cut{position:relative}.cut>.more{position:relative;display:block;margin:8px auto 0}
    .js .cut:not(.open)::after{content:"";position:absolute;left:0;right:0;bottom:38px;height:72px;pointer-events:none;
    background:linear-gradient(transparent,var(--bg))}
    .brief{display:none}
    .whole{white-space:nowrap}
    table{border-collapse:collapse;width:100%;font-size:14px;line-height:1.4}
    caption{text-align:left;color:var(--ink2);font-size:12px;padding-bottom:8px}
    th,td{padding:6px 12px;text-align:left;vertical-align:baseline;border-bottom:1px solid var(--hair)}
    th:first-child,td:first-child{padding-left:4px}
    thead th{position:sticky;top:0;z-index:5;background:var(--bg);font-size:12px;font-weight:600;color:var(--ink2);
    border-bottom:1px solid var(--hair2);vertical-align:bottom}
    th small{font-weight:400;display:block}
    .r{text-align:right}td.r{white-space:nowrap}
    td .means,th .means{display:block;color:var(--ink2);font-size:12px}
    td.r .n>summary{font-weight:600}
    tbody th{font-weight:400}
    tr.total td,tr.total th{font-weight:650;border-top:1px solid var(--hair2)}
    tbody tr:hover>*{background:var(--surface)}
    .js th[data-sort]{cursor:pointer}
    th[aria-sort=ascending]>span::after{content:" \\2191"}
    th[aria-sort=descending]>span::after{content:" \\2193"}
    .left-out{color:var(--ink2);font-size:12px;margin-top:8px}
    details.data{margin-top:8px}
    details.data>summary{cursor:pointer;color:var(--ink2);font-size:12px;width:fit-content}
    details.data>summary:hover{color:var(--ink)}
    details.data[open]>summary{margin-bottom:8px}
    """)
}
