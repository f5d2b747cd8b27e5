"""Values -> drawings (floor 3). Pure; knows neither articles nor pages.

A drawing is a frozen value: what stands where, in whole numbers, with the texts and links that it
was given. Templates write it as SVG: so texts are escaped as everywhere, a theme may draw
otherwise, and a page is rendered again exactly when something in its drawing moved.

Drawings are the same on every machine: whole numbers at the end, and before that nothing but sums,
products, quotients and square roots, which IEEE 754 defines to the last bit, in a fixed order.
"""
