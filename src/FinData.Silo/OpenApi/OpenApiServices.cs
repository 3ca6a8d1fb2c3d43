using FinData.Silo.Security;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace FinData.Silo.OpenApi;

internal static class OpenApiServices
{
    private const string DecimalPattern = @"^-?[0-9]+(\.[0-9]+)?$";

    public static IServiceCollection AddFinDataOpenApi(this IServiceCollection services, SecurityOptions security)
        => services.AddOpenApi("v1", options =>
        {
            options.AddDocumentTransformer((document, _, _) => Complete(document, security));
            options.AddSchemaTransformer(static (schema, context, _) => DecimalsAreStrings(schema, context));
            options.AddOperationTransformer(static (operation, _, _) => DatesAreDates(operation));
        });

    private static Task Complete(OpenApiDocument document, SecurityOptions security)
    {
        document.Info = new OpenApiInfo
        {
            Title = "FinData",
            Version = "v1",
            Description = "Live, exactly-once running balances and interest of loans and accounts. Amounts are decimal strings; errors are problem details (RFC 9457).",
        };
        document.Servers = [];
        if (!security.IsConfigured)
        {
            return Task.CompletedTask;
        }

        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal);
        document.Security = [];
        if (!string.IsNullOrWhiteSpace(security.ApiKeysFile))
        {
            Add("apiKey", new OpenApiSecurityScheme { Type = SecuritySchemeType.ApiKey, In = ParameterLocation.Header, Name = ApiKeyHandler.HeaderName });
        }

        if (!string.IsNullOrWhiteSpace(security.Authority))
        {
            Add("bearer", new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", BearerFormat = "JWT" });
        }

        return Task.CompletedTask;

        void Add(string name, OpenApiSecurityScheme scheme)
        {
            document.Components.SecuritySchemes[name] = scheme;
            document.Security.Add(new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(name, document)] = [] });
        }
    }

    private static Task DecimalsAreStrings(OpenApiSchema schema, OpenApiSchemaTransformerContext context)
    {
        if (context.JsonTypeInfo.Type == typeof(decimal))
        {
            schema.Type = JsonSchemaType.String;
            schema.Format = "decimal";
            schema.Pattern = DecimalPattern;
        }

        return Task.CompletedTask;
    }

    private static Task DatesAreDates(OpenApiOperation operation)
    {
        foreach (var parameter in operation.Parameters ?? [])
        {
            if (parameter is { Name: "asOf" or "date", Schema: OpenApiSchema schema })
            {
                schema.Format = "date";
            }
        }

        return Task.CompletedTask;
    }
}
