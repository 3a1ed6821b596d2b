"""How a piece of each kind is made to work on given inputs: a layer, a cost, a step, a net, a training."""
