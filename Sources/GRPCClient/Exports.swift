// What calls throw, `GRPCError`, is part of this room's face: whoever makes a call need not know where it lies.
@_exported public import GRPCWire
