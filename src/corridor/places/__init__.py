"""Countries, areas and groups, and the codes and names that publishers give them."""
