extension StyleSheet {
  static let charts = TrustedMarkup(
    """
    figure.plot{min-width:0;break-inside:avoid}
    figcaption{margin-bottom:12px}figcaption p{color:var(--ink2);font-size:12px;line-height:1.45;margin-top:4px}
    .draw{container-type:inline-size}
    .draw svg{display:block;width:100%;height:auto;overflow:visible}
    .draw svg.at-narrow,.draw svg.at-print{display:none}
    @container (max-width:440px){.draw svg.at-wide{display:none}.draw svg.at-narrow{display:block}}
    .draw.scroll svg{width:auto;max-width:none}
    @container (max-width:760px){.scroll svg.at-wide{display:none}.scroll svg.at-narrow{display:block}}
    .card svg.chart{display:block;width:100%;height:auto}
    svg.chart,svg.chart text{font-family:inherit}
    svg.chart text{font-size:12px}svg.chart text[font-size="11"]{font-size:11px}
    svg.chart text[font-size="14"]{font-size:14px}
    .ct{fill:var(--ink)}.ct2{fill:var(--ink2)}
    .grid{stroke:var(--hair);stroke-width:1}.axis{stroke:var(--hair2);stroke-width:1}
    .mark{stroke:var(--ink2);stroke-width:1;stroke-dasharray:2 3}
    .target{stroke:var(--ink);stroke-width:1.5}.whisker{stroke:var(--ink);stroke-width:1.2;opacity:.75}
    .connector{stroke:var(--hair2);stroke-width:1}.ly-tick{stroke:var(--ink2);stroke-width:2}
    .norm{fill:var(--norm)}line.norm-edge{stroke:var(--norm-edge);stroke-width:1;stroke-dasharray:1 3}
    .rest{fill:var(--rest)}.hit{fill:transparent}.hit:hover{fill:var(--ink);fill-opacity:.05}
    .hatch{fill:url(#hatch)}.hatch-line{stroke:var(--hatch);stroke-width:1}
    .ln{fill:none;stroke-width:2.2;stroke-linejoin:round;stroke-linecap:round}
    .ln.ly{stroke-width:1.6;opacity:.72}.ln.ly.l-points{stroke:var(--points-t)}
    .ln.ly.l-anonymous{stroke:var(--anonymous-t)}.ln.fc{stroke-dasharray:6 5}.ln.nv{stroke-dasharray:1 5}
    rect.ly,circle.ly{opacity:var(--faint)}.fan{opacity:.14}.area{stroke:var(--bg);stroke-width:1}
    .median{stroke-width:1.4;stroke-dasharray:4 3}.hollow{fill:none;stroke-width:2}.dot{stroke:var(--bg);stroke-width:1.5}
    .f-members{fill:var(--members)}.l-members{stroke:var(--members)}.t-members{fill:var(--members-t)}
    .f-anonymous{fill:var(--anonymous)}.l-anonymous{stroke:var(--anonymous)}.t-anonymous{fill:var(--anonymous-t)}
    .f-points{fill:var(--points)}.l-points{stroke:var(--points)}.t-points{fill:var(--points-t)}
    .f-good{fill:var(--good)}.l-good{stroke:var(--good)}.t-good{fill:var(--good-t)}
    .f-warning{fill:var(--warning)}.l-warning{stroke:var(--warning)}.t-warning{fill:var(--warning-t)}
    .f-bad{fill:var(--bad)}.l-bad{stroke:var(--bad)}.t-bad{fill:var(--bad-t)}
    .f-neutral{fill:var(--neutral)}.l-neutral{stroke:var(--neutral)}.t-neutral{fill:var(--neutral-t)}
    .f-fresh{fill:var(--fresh)}.l-fresh{stroke:var(--fresh)}.t-fresh{fill:var(--fresh-t)}
    .f-returned{fill:var(--returned)}.l-returned{stroke:var(--returned)}.t-returned{fill:var(--returned-t)}
    .f-quiet{fill:var(--quiet)}.l-quiet{stroke:var(--quiet)}.t-quiet{fill:var(--quiet-t)}
    .f-sleeping{fill:var(--sleeping)}.l-sleeping{stroke:var(--sleeping)}.t-sleeping{fill:var(--sleeping-t)}
    .f-lost{fill:var(--lost)}.l-lost{stroke:var(--lost)}.t-lost{fill:var(--lost-t)}
    rect.naive{fill:url(#naive)}.naive-line{stroke:var(--anonymous);stroke-width:4}
    .h0{fill-opacity:.05}.h1{fill-opacity:.12}.h2{fill-opacity:.2}.h3{fill-opacity:.29}.h4{fill-opacity:.39}
    .h5{fill-opacity:.5}.h6{fill-opacity:.62}.h7{fill-opacity:.95}.h8{fill-opacity:1}
    .hx0,.hx1,.hx2,.hx3,.hx4,.hx5,.hx6{fill:var(--ink)}.hx7,.hx8{fill:var(--bg)}
    .on-points.hx6,.on-points.hx7,.on-points.hx8{fill:var(--on-points)}
    """)

  static let narrow = TrustedMarkup(
    """
    @media (max-width:1023px){
    .frame{display:block}.side{display:none}
    .menu{display:block;position:relative}
    .menu>summary{list-style:none}.menu>summary::-webkit-details-marker{display:none}
    .menu>nav{position:absolute;right:0;top:calc(100% + 8px);width:min(320px,calc(100vw - 32px));max-height:75vh;
    overflow:auto;padding:16px;background:var(--raised);border:1px solid var(--hair2);border-radius:10px;
    box-shadow:var(--shadow)}
    .menu .side{display:block;position:static;padding:0;max-height:none}
    }
    @media (max-width:900px){.grid3{grid-template-columns:repeat(2,minmax(0,1fr))}
    .finding-body,.money{grid-template-columns:minmax(0,1fr)}}
    @media (max-width:640px){
    .top{padding:0 16px;gap:8px}.top-title{font-size:12px}main{padding:24px 16px 64px}
    h1{font-size:20px}.hero{font-size:28px}.panel{padding:16px}
    .grid2,.grid3{grid-template-columns:minmax(0,1fr)}
    .finding{grid-template-columns:24px minmax(0,1fr)}.finding .rank{font-size:16px}
    .finding-body,.money{margin-left:-24px}
    .no-narrow{display:none!important}.scroll th:first-child{min-width:136px}
    th,td{padding:6px 8px}
    .exact:has(+.brief){display:none}.brief{display:inline}
    .stack table,.stack tbody{display:block}.stack thead{display:none}
    .stack tr{display:grid;grid-template-columns:minmax(0,1fr) auto;gap:2px 12px;padding:8px 0;
    border-bottom:1px solid var(--hair)}
    .stack th,.stack td{border:0;padding:0;text-align:left}.stack tbody th{grid-column:1/-1}
    .stack td.r{white-space:normal}.stack td:empty,.stack td:has(>.whole:empty){display:none}
    .stack td::before{content:attr(data-name) ": ";color:var(--ink2);font-size:12px}
    .stack td:nth-child(2)::before,.stack td:has(>.status)::before{content:none}
    .stack td:nth-child(2){grid-area:2/1}.stack td:has(>.status){grid-area:2/2}
    }
    """)

  static let print = TrustedMarkup(
    """
    @page{size:A4 portrait;margin:14mm 14mm 18mm;
    @bottom-right{content:counter(page) " / " counter(pages);font:9pt system-ui,sans-serif;color:#545c68}
    @bottom-left{content:"Verna";font:9pt system-ui,sans-serif;color:#545c68}}
    @media print{
    html{font-size:11pt}body{font-size:10pt;-webkit-print-color-adjust:exact;print-color-adjust:exact}
    .top,.side,.menu,.skip,#tip,details.data>summary,.no-print,.page:not(.first) .foot,.further,.cut>.more,
    .cut::after{display:none!important}
    .print-only{display:block}.cut tbody tr:nth-child(n+41){display:table-row!important}
    .frame{display:block;max-width:none}main{padding:0}
    .page{display:block!important;break-before:page}.page.first{break-before:auto}
    .page:not(:has(figure),[id^=store-],#memo,.first){break-before:auto;margin-top:32px}
    h1{font-size:14pt;line-height:1.2;text-wrap:wrap}h2{font-size:13pt}h3{font-size:11pt}.lead{font-size:10pt}
    .page-head{margin-bottom:14px;max-width:none}.page-head h1+p{margin-top:4px}.block{margin-top:24px}
    .page-head .quiet,.block>p.quiet{font-size:9pt;line-height:1.4;max-width:none;break-inside:avoid}
    .block>h2,.block>h2+.quiet{margin-bottom:8px}.block>h2:has(+.quiet){margin-bottom:2px}
    .digest{margin:0 0 12px;font-size:9.5pt;line-height:1.35;max-width:none}.digest li{margin-top:4px}
    .panel{padding:8px 14px}.panel figcaption{margin-bottom:4px}.panel figcaption p{display:none}
    .panel.gauge>.small{display:none}.panel .draw svg.at-print{max-width:440px}
    .foot{margin-top:12px;padding-top:6px;font-size:8pt}
    .panel.gauge+.block{margin-top:10px}.digest+.panel{margin-top:0}
    .card{padding:8px 10px;gap:3px;border-radius:6px}.card h3{font-size:9.5pt}.big .value{font-size:15pt}
    .big .value small,.status,.change,.tag{font-size:8pt}.card .means{font-size:7.5pt;line-height:1.3}
    .card .spacer{display:none}
    td .means,th .means{font-size:7.5pt;line-height:1.3}tbody th:has(>.means){width:44%}
    .panel,.money{background:none;border:1px solid var(--hair2)}
    h1,h2,h3,h4,figcaption,thead,.block>p.quiet,.kicker{break-after:avoid}
    figure.plot,.card,.decision,tr,.panel,.money,.action,li,h1,h2,h3,h4,.grid2>.row,.grid3>.row{break-inside:avoid}
    p{orphans:3;widows:3}
    .finding-head{break-after:avoid}.finding .money{break-before:avoid}
    tbody tr:nth-last-child(-n+3):not(:first-child){break-before:avoid}tbody tr:nth-child(-n+2){break-after:avoid}
    .block:not(:has(>:not(h2,p.quiet,details.data:not([open])))){display:none}
    .scroll,.cut.open>.scroll{max-height:none;overflow:visible}.draw.scroll svg{max-width:100%;height:auto}
    .draw svg.at-wide{display:none!important}.draw svg.at-narrow{display:block!important;max-width:480px}
    .draw:has(svg.at-print) svg.at-narrow{display:none!important}.draw svg.at-print{display:block}
    .draw.scroll svg.at-narrow{max-width:100%}
    thead{display:table-header-group}thead th{position:static}
    table{font-size:9pt}th,td{padding:3px 6px}
    details.data::details-content{content-visibility:hidden}
    details.data:not([open]){display:none}
    .n>summary{text-decoration:none}.n .pop{display:none!important}
    .grid3{grid-template-columns:repeat(3,minmax(0,1fr))}.naive-panel tbody th:not(:has(>.means)){white-space:nowrap}
    .grid2:has(>.row),.grid3:has(>.row){display:block}.row+.row{margin-top:10px}
    .grid2>.row{display:grid;grid-template-columns:repeat(2,minmax(0,1fr));gap:20px}.grid2>.row+.row{margin-top:20px}
    .grid3>.row{display:grid;grid-template-columns:repeat(3,minmax(0,1fr));gap:12px}
    .finding-body,.money{grid-template-columns:repeat(3,minmax(0,1fr));gap:8px 16px;margin-left:0}
    .fold::details-content{content-visibility:visible;display:block;height:auto}
    .fold>summary h3::after{content:none}
    .finding,.finding:has(>.fold:not([open])){display:block;position:relative;padding:10px 0 10px 28px;
    break-inside:avoid}
    .finding-body,.finding .money{gap:2px 16px}.finding-body h4{margin-bottom:0}.finding-body{margin-top:4px}
    .finding-body li+li,.finding .evidence,.action+.action{margin-top:2px}.action ul{margin:0}
    .finding .rank{font-size:13pt}
    .finding .finding-body{grid-template-columns:1fr 1.2fr 1.6fr}
    .finding .money{grid-template-columns:none;grid-auto-flow:column;grid-auto-columns:1fr}
    .money dd{font-size:10pt}.money dt,.finding .money dd small{font-size:7.5pt;line-height:1.3}
    .finding .rank{position:absolute;left:0;top:10px}.finding .money{padding:6px 12px;margin-top:6px}
    .finding-body,.finding .money,.finding small,.finding .small{font-size:8.5pt;line-height:1.35}
    .memo{max-width:none}.memo p{font-size:10pt;line-height:1.4;margin-top:4px}
    .memo+.block,.memo+.block+.block{margin-top:12px}.memo+.block svg.at-print{max-width:540px}
    .decision{padding:10px;font-size:9pt}.decision h3{font-size:10pt}.decision dt{margin-top:3px;font-size:8pt}
    a{color:inherit;text-decoration:none}
    a[href^="http"]::after{content:" (" attr(href) ")";font-size:8pt;color:var(--ink2);overflow-wrap:anywhere}
    }
    """)
}
