print("bob")
