/// The page's one script: theme, tables sorted by a click on their heads, explanations as popovers, hover texts.
/// Without it the page still reads: explanations open in place, pages are reached by their links.
public enum Script {
  /// Runs before the body, so that a stored theme does not flash.
  public static let early = TrustedMarkup(
    """
    (function(){var d=document.documentElement;d.classList.add('js');
    try{var t=localStorage.getItem('verna-theme');if(t==='dark'||t==='light')d.dataset.theme=t}catch(e){}})();
    """)

  /// Runs after the body.
  public static let late = TrustedMarkup(
    """
    (function(){
    var root=document.documentElement,one=function(s,e){return(e||document).querySelector(s)},
    all=function(s,e){return Array.prototype.slice.call((e||document).querySelectorAll(s))};
    all('[data-action=theme]').forEach(function(b){b.addEventListener('click',function(){
    var dark=root.dataset.theme?root.dataset.theme==='dark':matchMedia('(prefers-color-scheme:dark)').matches;
    root.dataset.theme=dark?'light':'dark';
    try{localStorage.setItem('verna-theme',root.dataset.theme)}catch(e){}})});
    all('[data-action=print]').forEach(function(b){b.addEventListener('click',function(){print()})});
    function reveal(a){var s=a.closest('.side'),r=a.getBoundingClientRect(),b=s.getBoundingClientRect();
    if(r.top<b.top)s.scrollTop-=b.top-r.top+48;else if(r.bottom>b.bottom)s.scrollTop+=r.bottom-b.bottom+48}
    function current(){var id=decodeURIComponent(location.hash.slice(1)),el=id&&document.getElementById(id),
    page=el?el.closest('.page'):one('.page.first');
    all('.side a').forEach(function(a){
    if(page&&a.getAttribute('href')==='#'+page.id){a.setAttribute('aria-current','page');
    var d=a.closest('details');if(d&&d.closest('.side'))d.open=true;reveal(a)}else a.removeAttribute('aria-current')});
    if(el&&el===page)scrollTo(0,0)}
    addEventListener('hashchange',current);current();
    all('.menu a').forEach(function(a){a.addEventListener('click',function(){a.closest('.menu').open=false})});
    function place(n){var s=one('summary',n).getBoundingClientRect(),p=one('.pop',n),w=p.offsetWidth,h=p.offsetHeight,
    left=Math.min(Math.max(16,s.left),Math.max(16,root.clientWidth-w-16)),
    top=s.bottom+6+h>innerHeight-8&&s.top-h-6>8?s.top-h-6:Math.max(8,Math.min(s.bottom+6,innerHeight-h-8));
    p.style.left=left+'px';p.style.top=top+'px'}
    document.addEventListener('toggle',function(e){var n=e.target;
    if(!n.classList||!n.classList.contains('n')||!n.open)return;
    all('.n[open]').forEach(function(o){if(o!==n&&!o.contains(n))o.open=false});place(n)},true);
    document.addEventListener('click',function(e){
    all('.n[open]').forEach(function(n){if(!n.contains(e.target))n.open=false});
    all('.menu[open]').forEach(function(n){if(!n.contains(e.target))n.open=false})});
    document.addEventListener('keydown',function(e){if(e.key==='Escape')all('.n[open],.menu[open]').forEach(function(n){
    n.open=false;one('summary',n).focus()})});
    addEventListener('scroll',function(e){if(e.target.closest&&e.target.closest('.pop'))return;
    all('.n[open]').forEach(function(n){n.open=false})},true);
    all('.cut>.more').forEach(function(b){b.addEventListener('click',function(){b.parentNode.classList.add('open')})});
    all('th[data-sort]').forEach(function(th){var b=document.createElement('span');b.setAttribute('role','button');
    b.tabIndex=0;while(th.firstChild)b.appendChild(th.firstChild);th.appendChild(b);
    b.addEventListener('keydown',function(e){if(e.key==='Enter'||e.key===' '){e.preventDefault();b.click()}});
    th.addEventListener('click',function(e){if(e.target.closest('.n'))return;
    var table=th.closest('table'),body=table.tBodies[0],i=th.cellIndex,
    up=th.getAttribute('aria-sort')==='descending'||(!th.hasAttribute('aria-sort')&&th.dataset.sort==='text');
    all('th',table.tHead).forEach(function(o){o.removeAttribute('aria-sort')});
    th.setAttribute('aria-sort',up?'ascending':'descending');
    var rows=all('tr',body).filter(function(r){return r.parentNode===body}),
    fixed=rows.filter(function(r){return r.classList.contains('total')}),
    moving=rows.filter(function(r){return!r.classList.contains('total')});
    function key(r){var c=r.cells[i],v=c&&c.dataset.v;
    return th.dataset.sort==='text'?(v||(c?c.textContent:'')):(v===undefined||v===''?null:parseFloat(v))}
    moving.sort(function(a,b){var x=key(a),y=key(b);if(x===null||y===null)return x===y?0:x===null?1:-1;
    var c=th.dataset.sort==='text'?x.localeCompare(y,root.lang,{numeric:true}):x-y;return up?c:-c});
    moving.concat(fixed).forEach(function(r){body.appendChild(r)})})});
    var tip=document.createElement('div');tip.id='tip';document.body.appendChild(tip);
    all('svg.chart :not(svg)>title').forEach(function(t){var p=t.parentNode;p.setAttribute('data-tip',t.textContent);
    p.removeChild(t)});
    document.addEventListener('pointermove',function(e){var m=e.target.closest&&e.target.closest('[data-tip]');
    if(!m){tip.style.display='none';return}
    tip.textContent=m.getAttribute('data-tip');tip.style.display='block';
    var x=e.clientX+14,y=e.clientY+16;if(x+tip.offsetWidth>root.clientWidth-8)x=e.clientX-tip.offsetWidth-10;
    if(y+tip.offsetHeight>innerHeight-8)y=e.clientY-tip.offsetHeight-10;
    tip.style.left=Math.max(8,x)+'px';tip.style.top=Math.max(8,y)+'px'});
    document.addEventListener('pointerdown',function(){tip.style.display='none'});
    })();
    """)
}
