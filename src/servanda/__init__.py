"""servanda: arms-control treaties as code, the record of what States did, and what follows; and what is said about it.

Heavy parts are imported where they are used: `import servanda` costs next to nothing.
"""

from __future__ import annotations

__version__ = "0.1.0"
