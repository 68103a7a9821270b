"""API keys as administrators see them: listed, made, revoked. Their secrets are told once, and nowhere else."""

from schema.shapes import Argument, Field, Input, Object
from schema.user_errors import user_errors

LIST = Field(
    "apiKeys", "[ApiKey!]", "API keys, the newest first, those that are revoked or expired among them.",
    (Argument("first", "Int", "How many at most, 25 when not given, from 0 to 1000."),),
)  # fmt: skip
CREATE = Field(
    "apiKeyCreate", "ApiKeyCreatePayload", "Makes an API key. Its secret is in this answer and in no other.",
    (Argument("input", "ApiKeyCreateInput!", "What the key shall be."),),
)  # fmt: skip
REVOKE = Field(
    "apiKeyRevoke", "ApiKeyRevokePayload", "Makes an API key good for nothing, within a second and for ever.",
    (Argument("input", "ApiKeyRevokeInput!", "Which key."),),
)  # fmt: skip

KEY = Field("apiKey", "ApiKey", "The key; null if it was refused.")

SHAPES = (
    Object("ApiKey", "What a program shows instead of a password.", (
        Field("id", "ID!", "The part of the key that is no secret."),
        Field("name", "String!", "What it is for, in the words of whoever made it."),
        Field("role", "String!", "The role of whoever shows it."),
        Field("roots", "[String!]", "The root fields that it may use; null for all of its role."),
        Field("claims", "[ApiKeyClaim!]!", "What it says of its holder, for conditions on what may be seen."),
        Field("createdAt", "DateTime!", "When it was made."),
        Field("createdBy", "String!", "Who made it."),
        Field("expiresAt", "DateTime", "When it is no longer good; null if never."),
        Field("revokedAt", "DateTime", "When it was revoked; null if it was not."),
        Field("lastUsedAt", "DateTime", "When it was last used, to the minute; null if never."))),
    Object("ApiKeyClaim", "Something that a key says of its holder.", (
        Field("name", "String!", "What about."), Field("value", "String!", "What it says."))),
    Input("ApiKeyClaimInput", "Something that a key shall say of its holder.", (
        Field("name", "String!", "What about, such as team."), Field("value", "String!", "What it says."))),
    Input("ApiKeyCreateInput", "What a key shall be.", (
        Field("name", "String!", "What it is for, in words by which it will be known."),
        Field("role", "String!", "The role of whoever will show it."),
        Field("expiresAt", "DateTime", "When it shall be no longer good; never when not given."),
        Field("roots", "[String!]", "The root fields that it may use; all of its role when not given."),
        Field("claims", "[ApiKeyClaimInput!]", "What it says of its holder, for conditions on what may be seen."))),
    Object("ApiKeyCreatePayload", "The new key, or why there is none.", (
        KEY, Field("secret", "String", "The key as it has to be shown. It is told here once and kept nowhere."),
        Field("userErrors", "[ApiKeyCreateUserError!]!", "What was wrong; empty if the key was made."))),
    *user_errors("ApiKeyCreate", (
        ("INVALID", "A value cannot be meant."), ("UNKNOWN_ROLE", "There is no such role, or it cannot be handed on."),
        ("UNKNOWN_ROOT", "There is no such root field, or it cannot be handed on."),
        ("BEYOND_OWN", "The key would be good for more than that of whoever makes it."))),
    Input("ApiKeyRevokeInput", "Which key shall be revoked.", (Field("id", "ID!", "Its id."),)),
    Object("ApiKeyRevokePayload", "The revoked key, or why there is none.", (
        KEY, Field("userErrors", "[ApiKeyRevokeUserError!]!", "What was wrong; empty if the key is revoked."))),
    *user_errors("ApiKeyRevoke", (("NOT_FOUND", "There is no such key."),)),
)  # fmt: skip
