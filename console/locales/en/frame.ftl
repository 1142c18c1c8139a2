# What all pages share
frame-brand = Qiao 桥
frame-description = Where an enterprise's technology need meets the technology manager, the achievement and the institution that can solve it.
frame-skip = Skip to content
frame-navigation = Main navigation
frame-needs = Technology needs
frame-log-in = Log in

notice-session-ended = Your session has ended; you now read as a visitor.
