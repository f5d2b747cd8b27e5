{# Rows for the search, handed to theme/search.js. See docs/search.md. #}
digestgenSearch({{ page.name|tojson }}, {{ page.rows|tojson }});
