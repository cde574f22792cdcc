"use strict";
// Draws the map and answers to clicks, keys, the search box and the filters. Text of documents only ever goes
// through textContent. `window.kgMap` lets a test or another script find a node or a line on the screen.
(function () {
  const data = JSON.parse(document.getElementById("map-data").textContent);
  const holder = document.getElementById("map");
  const panel = document.getElementById("panel");
  const nodes = new vis.DataSet(data.nodes);
  const edges = new vis.DataSet(data.edges);
  const network = new vis.Network(holder, { nodes: nodes, edges: edges }, data.options);
  const readable = data.view === "start" ? 0.72 : 0.55;

  // --- small pieces of page ---
  function piece(tag, text, kind) {
    const made = document.createElement(tag);
    if (text !== undefined) made.textContent = text;
    if (kind) made.className = kind;
    return made;
  }

  function link(address, text) {
    const made = piece("a", text);
    made.href = address;
    made.rel = "noopener noreferrer";
    return made;
  }

  // --- the panel ---
  function sourceLine(doc) {
    const line = piece("p", undefined, "source");
    if (doc.outlet) line.append(piece("b", doc.outlet), ", ");
    line.append(doc.url ? link(doc.url, doc.title) : doc.title);
    if (doc.author) line.append(", by " + doc.author);
    line.append(", " + (doc.date || "undated") + " (" + doc.kind + (doc.digest ? ", digest" : "") + ")");
    return line;
  }

  function sentence(span) {
    const quote = piece("blockquote");
    quote.append(piece("span", span.before, "around"), piece("mark", span.quote), piece("span", span.after, "around"));
    return [quote, sourceLine(data.documents[span.document])];
  }

  function claimCard(claim, seen) {
    const card = piece("article", undefined, "claim");
    card.append(piece("h3", claim.says));
    const said = piece("p", undefined, "said");
    const tag = piece("span", claim.status, "tag " + claim.status);
    tag.title = data.statuses[claim.status];
    said.append(tag, claim.who + ".");
    card.append(said);
    for (const id of claim.overturned) {
      const later = data.claims[id];
      const box = piece("div", undefined, "overturned");
      box.append(piece("b", later.undone), ": " + later.says + (later.when ? " (" + later.when + ")" : "") + ". ",
        piece("span", later.status + ": " + later.who + "."));
      if (!seen.has(id)) for (const span of later.evidence) box.append(...sentence(span));
      card.append(box);
    }
    const facts = piece("dl");
    const rows = claim.roles.slice();
    if (claim.when) rows.push(["when", claim.when + (claim.timeWords && claim.timeWords !== claim.when ? " (“" + claim.timeWords + "”)" : "")]);
    if (claim.confidence < 1) rows.push(["read with", Math.round(claim.confidence * 100) + "% confidence"]);
    for (const [name, value] of rows) facts.append(piece("dt", name), piece("dd", value));
    if (rows.length) card.append(facts);
    for (const span of claim.evidence) card.append(...sentence(span));
    return card;
  }

  function fill(heading, kind, ids, page) {
    panel.replaceChildren(piece("h2", heading), piece("p", kind, "kind"));
    if (page) {
      const more = piece("p");
      more.append(link(page, "Open the page of " + heading));
      panel.append(more);
    }
    const listed = new Set();
    for (const id of ids) {
      listed.add(id);
      panel.append(claimCard(data.claims[id], listed));
    }
    panel.scrollIntoView({ block: "nearest" });
    panel.parentElement.scrollTop = 0;
  }

  function showNode(id) {
    const node = nodes.get(id);
    const known = node.aliases.filter((one) => one !== node.name);
    const count = node.claims.length + (node.claims.length === 1 ? " claim" : " claims");
    fill(node.name, node.typeWords + " · " + count + (known.length ? " · also called " + known.join(", ") : ""), node.claims, node.page);
  }

  function showEdge(id) {
    const edge = edges.get(id);
    fill(nodes.get(edge.from).name + " → " + nodes.get(edge.to).name, edge.label, [edge.claim]);
  }

  // --- selection: what is not near steps back ---
  function emphasize(near) {
    nodes.update(data.nodes.map(function (node) {
      const far = near && !near.has(node.id);
      return { id: node.id, opacity: far ? 0.2 : 1, font: Object.assign({}, node.font, { color: far ? "rgba(29,37,48,0.25)" : "#1D2530" }) };
    }));
    edges.update(data.edges.map(function (edge) {
      const far = near && !(near.has(edge.from) && near.has(edge.to));
      return { id: edge.id, color: Object.assign({}, edge.color, { opacity: far ? 0.12 : 1 }),
        font: Object.assign({}, edge.font, { color: far ? "rgba(0,0,0,0)" : (edge.font && edge.font.color) || "#4A5462", background: far ? "rgba(0,0,0,0)" : "#FCFBF8", strokeWidth: far ? 0 : 4 }) };
    }));
  }

  function select(kind, id, look) {
    if (kind === "node") {
      network.selectNodes([id], false);
      emphasize(new Set([id].concat(network.getConnectedNodes(id))));
      showNode(id);
    } else {
      network.setSelection({ nodes: [], edges: [id] }, { highlightEdges: false });
      const edge = edges.get(id);
      emphasize(new Set([edge.from, edge.to]));
      showEdge(id);
    }
    if (look) {
      const at = network.getPositions([id])[id];
      if (at) network.moveTo({ position: at, scale: Math.max(network.getScale(), 0.9), animation: false });
    }
  }

  function clear() {
    network.unselectAll();
    emphasize(null);
    panel.replaceChildren(piece("p", "Select a node or a line to read the sentences behind it.", "hint"));
  }

  network.on("click", function (event) {
    if (event.nodes.length) select("node", event.nodes[0]);
    else if (event.edges.length) select("edge", event.edges[0]);
    else clear();
  });
  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape") clear();
  });

  // --- search: all names by keyboard, too ---
  const search = document.getElementById("search");
  const found = document.getElementById("found");
  const fold = (text) => text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
  const names = data.nodes.map((node) => ({ node: node, folded: [node.name].concat(node.aliases).map(fold) }))
    .sort((one, other) => one.folded[0] < other.folded[0] ? -1 : 1);

  function list() {
    const wanted = fold(search.value.trim());
    const hits = names.filter((one) => one.folded.some((name) => name.includes(wanted)));
    found.replaceChildren();
    if (document.activeElement !== search && !wanted) return;
    for (const hit of hits) {
      const item = piece("li");
      const button = piece("button", hit.node.name);
      button.type = "button";
      button.append(piece("small", hit.node.typeWords));
      button.addEventListener("click", function () {
        search.value = "";
        found.replaceChildren();
        select("node", hit.node.id, true);
        panel.focus({ preventScroll: true });
      });
      item.append(button);
      found.append(item);
    }
    if (!hits.length) found.append(piece("li", "No name on this map has “" + search.value + "” in it.", "hint"));
  }
  search.addEventListener("input", list);
  search.addEventListener("focus", list);
  search.addEventListener("keydown", function (event) {
    const first = found.querySelector("button");
    if (!first) return;
    if (event.key === "Enter") first.click();
    if (event.key === "ArrowDown") { event.preventDefault(); first.focus(); }
  });
  found.addEventListener("keydown", function (event) {
    const step = { ArrowDown: "nextElementSibling", ArrowUp: "previousElementSibling" }[event.key];
    const next = step && event.target.parentElement[step];
    if (step) event.preventDefault();
    if (next) next.firstElementChild.focus();
  });
  document.addEventListener("click", function (event) {
    if (!event.target.closest(".find")) found.replaceChildren();
  });

  // --- filters ---
  function checked(kind) {
    return new Set(Array.from(document.querySelectorAll("." + kind + ":checked"), (box) => box.value));
  }

  function filter() {
    const types = checked("by-type"), statuses = checked("by-status");
    const tied = new Map();
    edges.update(data.edges.map(function (edge) {
      const shown = types.has(edge.type) && statuses.has(edge.status);
      for (const end of [edge.from, edge.to]) tied.set(end, tied.get(end) || shown);
      return { id: edge.id, hidden: !shown };
    }));
    nodes.update(data.nodes.map(function (node) {
      const shown = node.facets.length ? node.facets.some(([type, status]) => types.has(type) && statuses.has(status))
        : node.id === data.main || !tied.has(node.id) || tied.get(node.id);
      return { id: node.id, hidden: !shown };
    }));
  }
  for (const box of document.querySelectorAll(".by-type, .by-status")) box.addEventListener("change", filter);
  for (const [id, on] of [["types-all", true], ["types-none", false]]) {
    document.getElementById(id).addEventListener("click", function () {
      for (const box of document.querySelectorAll(".by-type")) box.checked = on;
      filter();
    });
  }

  // --- background bands of a timeline ---
  network.on("beforeDrawing", function (pen) {
    for (const band of data.bands) {
      pen.save();
      if (band.lane) {
        pen.strokeStyle = "#C9C3B4";
        pen.lineWidth = 1;
        pen.beginPath();
        pen.moveTo(band.x, band.y);
        pen.lineTo(band.x + band.width, band.y);
        pen.stroke();
        pen.font = "italic 15px Georgia, 'Liberation Serif', serif";
        pen.fillStyle = "#6A6455";
        pen.textBaseline = "top";
        pen.fillText(band.heading, band.x + 14, band.y + 14);
      } else {
        pen.fillStyle = "#F3F0E9";
        pen.fillRect(band.x, band.y, band.width, band.height);
        pen.font = "600 24px Georgia, 'Liberation Serif', serif";
        pen.fillStyle = "#1D2530";
        pen.textBaseline = "middle";
        pen.fillText(band.heading, band.x + 14, band.y + 23);
      }
      pen.restore();
    }
  });

  // --- where to look first ---
  function extent() {
    const boxes = data.bands.concat(data.nodes.map(function (node) {
      const box = network.getBoundingBox(node.id);
      return { x: box.left, y: box.top, width: box.right - box.left, height: box.bottom - box.top };
    }));
    const left = Math.min(...boxes.map((box) => box.x)), top = Math.min(...boxes.map((box) => box.y));
    return { left: left, top: top, width: Math.max(...boxes.map((box) => box.x + box.width)) - left,
      height: Math.max(...boxes.map((box) => box.y + box.height)) - top };
  }

  function fit(least) {
    if (!data.nodes.length) return;
    const all = extent(), wide = holder.clientWidth - 40, high = holder.clientHeight - 40;
    const scale = Math.min(1.25, Math.max(least, Math.min(wide / all.width, high / all.height)));
    const start = data.view === "start";
    const x = start && all.width * scale > wide ? all.left + wide / scale / 2 : all.left + all.width / 2;
    const y = start && all.height * scale > high ? all.top + high / scale / 2 : all.top + all.height / 2;
    network.moveTo({ position: { x: x, y: y }, scale: scale, animation: false });
  }

  function zoom(factor) {
    network.moveTo({ scale: network.getScale() * factor, animation: false });
  }
  document.getElementById("zoom-in").addEventListener("click", () => zoom(1.3));
  document.getElementById("zoom-out").addEventListener("click", () => zoom(1 / 1.3));
  document.getElementById("zoom-fit").addEventListener("click", () => fit(0));
  document.getElementById("table").open = false;
  if (window.innerWidth <= 860) document.querySelector(".fold").open = false;
  network.redraw();
  fit(readable);

  // --- the hook: points are CSS pixels from the left top of #map ---
  window.kgMap = {
    data: data,
    network: network,
    select: select,
    nodePoint: (id) => network.canvasToDOM(network.getPositions([id])[id]),
    edgePoint: (id) => network.canvasToDOM(network.body.edges[id].edgeType.getPoint(0.5)),
  };
})();
