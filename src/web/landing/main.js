const query = JSON.stringify({ query: "{ needs(first: 3) { totalCount nodes { title { text } } } }" });
document.getElementById("try").textContent =
  `curl -s ${location.origin}/graphql -H 'content-type: application/json' \\\n  -d '${query}'`;
