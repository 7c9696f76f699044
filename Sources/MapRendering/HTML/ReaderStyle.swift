/// The style sheet of the interactive page. The picture in it has its own.
enum ReaderStyle {
  static let text = """
    :root{color-scheme:light dark;--page:#fff;--ink:#1b2430;--soft:#505a6c;--edge:#c3cad4;--raised:#f5f7fa;--accent:#1a56b0;
    --support:#00708f;--objection:#b03a0a;--undercut:#7a3bc4;--bad:#b3261e}
    @media (prefers-color-scheme:dark){:root{--page:#12161c;--ink:#e8ecf1;--soft:#aeb7c5;--edge:#3a4454;--raised:#1c222b;
    --accent:#9cc0fa;--support:#4cc3e0;--objection:#ff9a66;--undercut:#c4a0ff;--bad:#ff8a80}}
    *{box-sizing:border-box}
    body{margin:0;background:var(--page);color:var(--ink);font:16px/1.45 system-ui,Helvetica,Arial,sans-serif}
    a{color:var(--accent)}
    h1{font-size:1.4rem;margin:0}
    h2{font-size:1.05rem;margin:0 0 .5rem}
    h3{font-size:.9rem;margin:.8rem 0 .2rem}
    button,input,select{font:inherit;color:inherit;background:var(--page);border:1px solid var(--soft);border-radius:.4rem;padding:.25rem .6rem}
    button{cursor:pointer}
    button[aria-pressed=true]{background:var(--ink);color:var(--page)}
    :focus-visible{outline:3px solid var(--accent);outline-offset:2px}
    header{padding:.8rem 1rem;border-bottom:1px solid var(--edge)}
    header p{margin:.2rem 0 0;color:var(--soft)}
    .controls{display:none;flex-wrap:wrap;gap:.5rem;align-items:center;margin-top:.6rem}
    .live .controls{display:flex}
    .controls label{color:var(--soft)}
    #search{width:14rem;max-width:100%}
    #tabs,#outline>.about{display:none}
    #status:empty{display:none}
    #map{padding:1rem}
    #map svg{max-width:100%;height:auto;display:block}
    .tools{display:flex;flex-wrap:wrap;gap:.4rem}
    #map .tools{display:none}
    #outline{padding:1rem;max-width:60rem;font-size:.95rem}
    #outline ul{list-style:none;margin:.2rem 0 .2rem .35rem;padding-left:.9rem;border-left:2px solid var(--edge)}
    #outline>ul{border:0;margin:0;padding:0}
    #outline li{margin:.35rem 0}
    #outline>ul>li{margin:0 0 1.2rem}
    #outline>ul>li>.own>.text{font-weight:700}
    .word{font-weight:700;margin-right:.3em}
    [data-role=support]>.word,[data-role=support]>.own>.word{color:var(--support)}
    [data-role=objection]>.word,[data-role=objection]>.own>.word{color:var(--objection)}
    [data-role=undercut]>.word,[data-role=undercut]>.own>.word{color:var(--undercut)}
    #outline>ul.sources{margin:0;padding:0}
    #outline>ul.sources>li{margin:.3rem 0;overflow-wrap:anywhere}
    .step{color:var(--soft);font-size:.92rem}
    .text{color:inherit;text-decoration:none}
    .text:hover{text-decoration:underline}
    .marks{color:var(--soft);font-size:.85rem}
    .marks .unsupported{color:var(--bad);font-weight:700}
    .note,.cited{margin:.25rem 0 0 .4rem;font-size:.92rem;color:var(--soft)}
    .cited blockquote{margin:.2rem 0;padding-left:.6rem;border-left:3px solid var(--edge)}
    mark{background:#ffe08a;color:#1b2430}
    details>summary{cursor:pointer;font-size:.85rem;color:var(--soft)}
    .own .question,.own .contradicts{margin:.1rem 0}
    .skip{position:absolute;left:-99rem}
    .skip:focus{left:.5rem;top:.5rem;z-index:9;padding:.3rem .6rem;background:var(--page);color:var(--ink);border:2px solid var(--accent)}
    header nav{font-size:.9rem;margin:.1rem 0}
    .standing{display:none}
    #said{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
    .sign.support{color:var(--support)}
    .sign.objection{color:var(--objection)}
    .sign.undercut{color:var(--undercut)}
    .sign.answer{color:var(--soft)}
    .counts{margin:.2rem 0;color:var(--soft)}
    #details li ul{padding-left:1rem}
    #details .standing{display:block;margin:.4rem 0}
    li.selected>.own{background:var(--raised);outline:2px solid var(--accent);border-radius:.3rem}
    li.match>.own{box-shadow:-.35rem 0 0 var(--accent)}
    #details{background:var(--raised);border:1px solid var(--edge);border-radius:.5rem;padding:.8rem 1rem;overflow:auto}
    #details ul{margin:0;padding-left:1.1rem}
    .argmap text{text-rendering:geometricPrecision}
    .live .argmap-claims>[id]{cursor:pointer}
    .argmap .gone{display:none}
    .argmap .faint{opacity:.22}
    .argmap .selected>.argmap-box{stroke:#1a56b0;stroke:var(--accent);stroke-width:3.5}
    .argmap .folded>.argmap-box{stroke-dasharray:10 4}
    .argmap-claims>:focus{outline:none}
    .argmap-claims>:focus-visible .argmap-box{stroke:#1a56b0;stroke:var(--accent);stroke-width:4}
    @media screen{
    .live body{display:flex;flex-direction:column;height:100vh;height:100dvh;overflow:hidden}
    .live main{flex:1;display:grid;grid-template-columns:minmax(0,1fr) 24rem;grid-template-rows:minmax(0,1fr) auto;min-height:0}
    .live #map{grid-row:1/3;padding:0;position:relative;min-height:0;border-right:1px solid var(--edge)}
    .live #frame{height:100%;overflow:hidden;touch-action:none}
    .live #map svg{width:100%;height:100%;max-width:none}
    .live #map .tools{display:flex;position:absolute;left:.6rem;bottom:.6rem}
    .live #outline{overflow:auto;min-height:0}
    .live #details{max-height:50vh;border-width:1px 0 0;border-radius:0}
    }
    @media screen and (max-width:45rem){
    header{padding:.5rem .8rem}
    h1{font-size:1.15rem}
    .live .controls{display:grid;grid-template-columns:auto minmax(0,1fr) auto}
    .live #search{width:100%;grid-column:2/4}
    .live #filter{width:100%}
    .live #status{grid-column:1/4;grid-row:3}
    .live #tabs{display:flex;gap:.3rem}
    .live header .about{display:none}
    .live #outline>.about{display:block;margin:0 0 .8rem;color:var(--soft)}
    .live main{grid-template-columns:minmax(0,1fr)}
    .live #map,.live #outline{grid-row:1;grid-column:1}
    .live #map{border:0}
    .live body:not([data-shown=map]) #map{display:none}
    .live body[data-shown=map] #outline{display:none}
    .live #details{grid-row:2;max-height:45vh}
    header p.question{font-size:.9rem}
    }
    @media print{
    :root{--page:#fff;--ink:#000;--soft:#333;--edge:#999;--support:#000;--objection:#000;--undercut:#000;--bad:#000}
    #map,.controls,#details,li>details:not(.cited)>summary{display:none!important}
    details::details-content{content-visibility:visible;height:auto}
    .own{break-inside:avoid-page}
    li.selected>.own{background:none;outline:none}
    mark{background:none;font-weight:bold}
    a{color:inherit;text-decoration:none}
    }
    @media (prefers-reduced-motion:reduce){*{scroll-behavior:auto!important}}
    """
}
