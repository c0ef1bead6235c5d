# Peer of the hot spot measurements: neighbours, weights and Gi* of 90,000 squares; 999 permutations of 10,000.
suppressPackageStartupMessages(library(spdep))
set.seed(1)
t <- system.time({
  nb <- cell2nb(300, 300, type = "queen")
  lw <- nb2listw(include.self(nb), style = "B")
  z <- localG(as.numeric(floor(rexp(90000, 1 / 3))), lw)
})
cat(sprintf("spdep cell2nb + nb2listw + localG, 90,000 squares: %.1f CPU s, %.1f s\n", t[[1]] + t[[2]], t[[3]]))
lw <- nb2listw(include.self(cell2nb(100, 100, type = "queen")), style = "B")
x <- as.numeric(floor(rexp(10000, 1 / 3)))
t <- system.time(localG_perm(x, lw, nsim = 999))
cat(sprintf("spdep localG_perm, 10,000 squares x 999: %.1f CPU s, %.1f s\n", t[[1]] + t[[2]], t[[3]]))
